import { price } from "./products.js";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it may stand in a page. */
export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}

/** The page of a search: what was asked, and what was found. */
export function page(words, products) {
  const rows = products.map(({ sku, name, cents }) => `<li id="${sku}">${name} ${price(cents)}</li>`);
  return `<!doctype html><title>Catalog</title>
<form><input name="q" value="${escapeHtml(words)}"></form>
<ul>${rows.join("")}</ul>`;
}
