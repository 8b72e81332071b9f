/** What this machine can: everything, a plan, or the synthesis alone. */
import { findMoto, MOTO_VERSION, type MotoPython } from "../../runner/emulated";
import { type Session, withSession } from "../../runner/session";
import { TESTED_PROVIDER } from "../../runner/tested-provider";
import { checkProvider, checkTerraform, type Finding } from "../doctor-checks";
import { missingMoto } from "../missing-moto";
import { type Colors, indented, tell, wrapped } from "../output";

/** One thing that the demo needs. */
export interface Need {
  readonly ok: boolean;
  readonly what: string;
  /** What was found. */
  readonly found: string;
  /** How to get it. */
  readonly remedy?: string;
}

export interface Survey {
  readonly needs: readonly Need[];
  /** Absent: no full run. */
  readonly moto?: MotoPython;
  /** How far the demo can go. */
  readonly reach: "synth" | "plan" | "all";
}

/** Looks for Terraform, the AWS provider and moto, by using them. */
export async function survey(terraform: string | undefined): Promise<Survey> {
  const [found, moto] = await Promise.all([checkTerraform(terraform), findMoto(process.env)]);
  const first = needOf("Terraform", found);
  const last = await motoNeed(moto);
  if (!first.ok) return { needs: [first, last], reach: "synth" };
  const { need, plans } = await provider(terraform, moto !== undefined);
  const needs = [first, need, last];
  if (!plans) return { needs, reach: "synth" };
  return need.ok && moto ? { needs, reach: "all", moto } : { needs, reach: "plan" };
}

function needOf(what: string, { state, found, remedy }: Finding): Need {
  const ok = state === "ok";
  return { ok, what, found, ...(!ok && remedy !== undefined && { remedy }) };
}

interface ProviderNeed {
  readonly need: Need;
  /** True: it does for planning, at least. */
  readonly plans: boolean;
}

/** @param emulated true: only the version that the emulator is tested with will do for everything */
async function provider(terraform: string | undefined, emulated: boolean): Promise<ProviderNeed> {
  // The first time, Terraform may have to download it.
  const slow = setTimeout(() => tell("   getting the AWS provider with terraform init"), 3_000);
  try {
    return await withSession({ offline: true, terraform }, (session) =>
      emulated ? testedProvider(session) : anyProvider(session),
    );
  } finally {
    clearTimeout(slow);
  }
}

async function anyProvider(session: Session): Promise<ProviderNeed> {
  const need = needOf("AWS provider", await checkProvider(session));
  return { need, plans: need.ok };
}

async function testedProvider(session: Session): Promise<ProviderNeed> {
  const { version } = TESTED_PROVIDER;
  const tested = needOf("AWS provider", await checkProvider(session, TESTED_PROVIDER));
  if (tested.ok) {
    return { need: { ...tested, found: `${version}, as tested with moto, ${tested.found}` }, plans: true };
  }
  // A registry has every version or is out of reach; a mirror may hold another one.
  const { plans } = session.providers.kind === "registry" ? { plans: false } : await anyProvider(session);
  const found = plans ? `${version}, the only one that is tested with moto` : tested.found;
  return { need: { ...tested, found }, plans };
}

async function motoNeed(moto: MotoPython | undefined): Promise<Need> {
  const what = "moto";
  if (moto) {
    const tested = moto.version === MOTO_VERSION ? "" : ` (tested with ${MOTO_VERSION})`;
    return { ok: true, what, found: `${moto.version}${tested}: AWS, kept in this machine's memory` };
  }
  const { found, remedy } = await missingMoto(process.env);
  return { ok: false, what, found: `${found}; it plays AWS on this machine`, remedy };
}

const CONSEQUENCE: Readonly<Record<Survey["reach"], string>> = {
  all: "Everything is here. This run takes about four minutes.",
  plan: "So this run plans everything, and applies nothing.",
  synth: "So this run writes the Terraform code, and doesn't plan or apply it.",
};

/** The survey as a person reads it: what is missing first. */
export function surveyText({ needs, reach }: Survey, colors: Colors): string {
  const ordered = [...needs].sort((a, b) => Number(a.ok) - Number(b.ok));
  const width = Math.max(...ordered.map(({ what }) => what.length));
  const lines = ordered.map(({ ok, what, found, remedy }) => {
    const mark = ok ? colors.green("✔") : colors.red("✘");
    const indent = " ".repeat(7 + width);
    const said = `${ok ? "" : "missing: "}${found}`;
    // Terraform's own words keep their lines.
    const text = said.includes("\n") ? indented(said, indent) : wrapped(said.split(" "), indent);
    const shown = text.trimStart().replace(/^missing:/, (word) => colors.red(word));
    const heading = `   ${mark} ${what.padEnd(width)}  ${shown}`;
    return remedy === undefined ? heading : `${heading}\n${wrapped(`Get it: ${remedy}`.split(" "), indent)}`;
  });
  return [...lines, `   ${CONSEQUENCE[reach]}`].join("\n");
}
