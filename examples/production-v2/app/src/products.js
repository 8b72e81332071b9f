/** What is for sale. */
export const PRODUCTS = [
  { sku: "kettle", name: "Kettle", cents: 3900 },
  { sku: "teapot", name: "Teapot", cents: 2500 },
  { sku: "cup", name: "Cup", cents: 700 },
];

/** Products whose name holds the words, whatever the case; all of them for no words. */
export function search(words) {
  const wanted = words.trim().toLowerCase();
  return PRODUCTS.filter(({ name }) => name.toLowerCase().includes(wanted));
}

/** In euros, with two digits. */
export function price(cents) {
  return `€${(cents / 100).toFixed(2)}`;
}
