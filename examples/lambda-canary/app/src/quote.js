const PRICES = { standard: 4.9, express: 9.9 };

/**
 * What a delivery costs.
 * @param {string} kind
 * @param {number} parcels at least one
 */
export function quote(kind, parcels) {
  const price = Object.hasOwn(PRICES, kind) ? PRICES[kind] : undefined;
  if (price === undefined || !Number.isInteger(parcels) || parcels < 1) return undefined;
  return Math.round(price * parcels * 100) / 100;
}
