import type { Handler } from "../request";
import type { Store } from "../store";
import { bucketDocuments } from "./bucket-documents";

/** What moto does, but doesn't give back as it came: each keeps the lost part in the store. */
export const AMENDMENTS: readonly ((store: Store) => Handler)[] = [bucketDocuments];
