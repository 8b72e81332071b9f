/** Service control policies that somebody hands in: who may do what within an organization depends on them, too. */
import { readFileSync } from "node:fs";
import { parsePolicy } from "../reports/access/world/policy";
import { Unreadable } from "../reports/access/world/problem";
import type { Controls } from "../reports/access/world/world";
import { Failure } from "../runner/failure";
import { objectAt } from "../runner/json";

const FORM =
  'It holds { "111111111111": [[policy, …], …] }: by account, a list of policies for each level from the root down.';

/**
 * @param file path of a JSON file
 * @throws Failure where it can't be read, or holds something else
 */
export function readControls(file: string): Controls {
  const accounts = Object.entries(objectAt(jsonIn(file)));
  if (accounts.length === 0) throw new Failure(`${file}: no account in it\n${FORM}`);
  return Object.fromEntries(accounts.map(([account, levels]) => [account, levelsOf(file, account, levels)]));
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Failure(
      `${file} can't be read: ${error instanceof Error ? error.message : String(error)}\n${FORM}`,
    );
  }
}

function levelsOf(file: string, account: string, levels: unknown): Controls[string] {
  const where = `${file}: ${account}`;
  if (!/^\d{12}$/.test(account))
    throw new Failure(`${where} is no account id, which has twelve digits\n${FORM}`);
  if (!Array.isArray(levels) || !levels.every(Array.isArray))
    throw new Failure(`${where}: no list of lists\n${FORM}`);
  return levels.map((level: unknown[], depth) =>
    level.map((document, index) => {
      const name = `${where}, level ${depth + 1}, policy ${index + 1}`;
      try {
        return { name, where: name, document: parsePolicy(document, name) };
      } catch (error) {
        if (error instanceof Unreadable) throw new Failure(`${error.message}\n${FORM}`);
        throw error;
      }
    }),
  );
}
