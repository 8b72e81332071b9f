import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readReviewedFiles } from "../../../cli/reviewed-plans";
import { digestOf } from "../../../runner/folder-digest";
import { writeForOwner } from "../../../runner/owner-file";
import { temporaryFolder, writeFiles } from "../../support/folder";

const saved = {
  stack: "tools",
  changed: true,
  plan: digestOf("plan"),
  lock: digestOf("lock"),
  configuration: digestOf("configuration"),
};

describe("files of plans that were reviewed", () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()];

  test("GIVEN one that is exchanged after it was looked at THEN what was looked at is what is applied", () => {
    writeFiles(first, { "tools.tfplan": "plan", "tools.lock.hcl": "lock" });
    const { files, altered } = readReviewedFiles(first, [saved]);
    writeFiles(first, { "tools.tfplan": "another", "tools.lock.hcl": "another" });
    expect(altered).toEqual([]);
    expect(String(files.get("tools")?.plan)).toBe("plan");
    expect(String(files.get("tools")?.lock)).toBe("lock");
  });

  test("GIVEN others, or none THEN each is named", () => {
    writeFiles(second, { "tools.tfplan": "another" });
    expect(readReviewedFiles(second, [saved]).altered).toEqual([
      `tools: ${join(second, "tools.tfplan")} isn't the file that was reviewed`,
      `tools: ${join(second, "tools.lock.hcl")} is missing`,
    ]);
  });
});

describe("a file for its owner alone", () => {
  const folder = temporaryFolder();

  test("GIVEN one that others may read, or a link to one THEN it is made anew, and what the link led to stays", () => {
    const [open, link] = [join(folder, "open"), join(folder, "link")];
    writeFileSync(open, "old");
    chmodSync(open, 0o644);
    symlinkSync(open, link);
    writeForOwner(link, "secret");
    expect(readFileSync(open, "utf8")).toBe("old");
    writeForOwner(open, "secret");
    for (const path of [open, link]) {
      expect(lstatSync(path).isSymbolicLink()).toBe(false);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
  });
});
