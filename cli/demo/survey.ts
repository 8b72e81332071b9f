/** What this machine can: everything, a plan, or the synthesis alone. */
import { findMoto, MOTO_VERSION, type MotoPython } from "../../runner/emulated";
import { withSession } from "../../runner/session";
import { checkProvider, checkTerraform } from "../doctor-checks";
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
  const needs = [
    needOf(found.state === "ok", "Terraform", found.found, found.remedy),
    ...(found.state === "ok" ? [await provider(terraform)] : []),
  ];
  const planned = needs.every(({ ok }) => ok);
  return {
    needs: [...needs, motoNeed(moto)],
    reach: !planned ? "synth" : moto ? "all" : "plan",
    ...(moto && { moto }),
  };
}

function needOf(ok: boolean, what: string, found: string, remedy: string | undefined): Need {
  return { ok, what, found, ...(!ok && remedy !== undefined && { remedy }) };
}

async function provider(terraform: string | undefined): Promise<Need> {
  // The first time, Terraform may have to download it.
  const slow = setTimeout(() => tell("   getting the AWS provider with terraform init"), 3_000);
  try {
    const { state, found, remedy } = await withSession({ offline: true, terraform }, checkProvider);
    return needOf(state === "ok", "AWS provider", found, remedy);
  } finally {
    clearTimeout(slow);
  }
}

function motoNeed(moto: MotoPython | undefined): Need {
  if (moto) {
    const tested = moto.version === MOTO_VERSION ? "" : ` (tested with ${MOTO_VERSION})`;
    return { ok: true, what: "moto", found: `${moto.version}${tested}: AWS, kept in this machine's memory` };
  }
  return {
    ok: false,
    what: "moto",
    found: `${process.env.SLIPWAY_PYTHON || "python3"} has none; it plays AWS on this machine`,
    remedy:
      "`npx slipway demo --setup` installs it for Slipway alone; SLIPWAY_PYTHON=PATH names a Python that has it",
  };
}

const CONSEQUENCE: Readonly<Record<Survey["reach"], string>> = {
  all: "",
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
    const missing = ok ? "" : `${colors.red("missing:")} `;
    const heading = `   ${mark} ${what.padEnd(width)}  ${missing}${indented(found, indent).trimStart()}`;
    return remedy === undefined ? heading : `${heading}\n${wrapped(`Get it: ${remedy}`.split(" "), indent)}`;
  });
  return [...lines, ...(CONSEQUENCE[reach] === "" ? [] : [`   ${CONSEQUENCE[reach]}`])].join("\n");
}
