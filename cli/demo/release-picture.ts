/** The way of a release, drawn: the stages of a pipeline from left to right, and where each deployment goes. */
import { accountOf } from "../../reports/crossings";
import { type Pipeline, type PipelineAction, type PipelineStage, stepsOf } from "../../reports/pipelines";

/** Columns of a line, the indentation left out. */
const WIDTH = 78;
const ARROW = " ▸ ";

/** A step of a stage: what runs side by side stands one below the other. */
interface Column {
  readonly actions: readonly PipelineAction[];
  /** What hangs below it: where it acts, or who is asked. */
  readonly below: readonly string[];
  readonly width: number;
}

interface Block {
  readonly stage: string;
  readonly columns: readonly Column[];
  readonly width: number;
}

/**
 * Draws a pipeline, in more than one row of stages where one would be too wide.
 * @param accountName what an account id is called
 * @returns lines
 */
export function releasePicture(pipeline: Pipeline, accountName: (id: string) => string): string[] {
  const rows: Block[][] = [];
  for (const block of pipeline.stages.map((stage) => blockOf(stage, accountName))) {
    const row = rows.at(-1);
    if (row && widthOf([...row, block]) <= WIDTH) row.push(block);
    else rows.push([block]);
  }
  return rows.flatMap((row, index) => drawRow(row, index > 0));
}

function widthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { width }) => sum + width + ARROW.length, -ARROW.length);
}

function blockOf(stage: PipelineStage, accountName: (id: string) => string): Block {
  const columns = stepsOf(stage).map((actions) => columnOf(actions, accountName));
  const widthOfAll = columns.reduce((sum, { width }) => sum + width + ARROW.length, -ARROW.length);
  // What hangs below a column may be wider than the column, and so may the stage's name.
  const needed = columns.map(
    ({ below }, index) => offsetOf(columns, index) + Math.max(0, ...below.map((line) => line.length)),
  );
  const title = titleOf(stage);
  return { stage: title, columns, width: Math.max(widthOfAll, title.length, ...needed) };
}

/** A stage's name, and that it has conditions: the pipeline's own lines say which. */
function titleOf({ name, conditions: { entry, success, failure } }: PipelineStage): string {
  return entry || success || failure !== undefined ? `${name} (if …)` : name;
}

function columnOf(actions: readonly PipelineAction[], accountName: (id: string) => string): Column {
  const role = actions.find(({ roleArn }) => roleArn !== undefined)?.roleArn;
  const asked = actions.some(({ category }) => category === "Approval");
  const target = role === undefined ? [] : ["▼", accountName(accountOf(role)), accountOf(role)];
  return {
    actions,
    below: asked ? ["a person", "says yes"] : target,
    width: Math.max(...actions.map(({ name }) => name.length)),
  };
}

function offsetOf(columns: readonly Column[], index: number): number {
  return columns.slice(0, index).reduce((sum, { width }) => sum + width + ARROW.length, 0);
}

/** Puts the pieces of one row of stages where they belong. */
function drawRow(blocks: readonly Block[], continued: boolean): string[] {
  const canvas = new Canvas();
  const height = Math.max(...blocks.flatMap(({ columns }) => columns.map(({ actions }) => actions.length)));
  const hanging = Math.max(1, height - 1);
  if (continued) canvas.put(1, 0, "▸");
  let left = continued ? 2 : 0;
  for (const [index, { stage, columns, width }] of blocks.entries()) {
    canvas.put(0, left, stage);
    for (const [position, column] of columns.entries()) {
      const at = left + offsetOf(columns, position);
      for (const [line, { name }] of column.actions.entries()) canvas.put(1 + line, at, name);
      if (position < columns.length - 1) canvas.put(1, at + column.width, ARROW);
      hang(canvas, column, at, 1 + Math.max(hanging, column.actions.length));
    }
    left += width;
    if (index < blocks.length - 1) canvas.put(1, left, ARROW);
    left += ARROW.length;
  }
  return canvas.lines();
}

/** Lets what belongs below a column hang from it, by a line down to the row. */
function hang(canvas: Canvas, { actions, below }: Column, at: number, row: number): void {
  if (below.length === 0) return;
  for (let line = 1 + actions.length; line < row; line++) canvas.put(line, at, "│");
  for (const [index, text] of below.entries()) canvas.put(row + index, at, text);
}

class Canvas {
  readonly #rows: string[][] = [];

  put(row: number, column: number, text: string): void {
    while (this.#rows.length <= row) this.#rows.push([]);
    const cells = this.#rows[row] ?? [];
    while (cells.length < column) cells.push(" ");
    for (const [index, character] of [...text].entries()) cells[column + index] = character;
  }

  lines(): string[] {
    return this.#rows.map((cells) =>
      Array.from(cells, (cell) => cell ?? " ")
        .join("")
        .trimEnd(),
    );
  }
}
