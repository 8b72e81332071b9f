import { connections } from "./connections";
import { containers } from "./containers";
import { firewalls } from "./firewalls";
import { keys } from "./keys";
import { loadBalancing } from "./load-balancers";
import type { Lookup } from "./lookup";
import { network } from "./network";
import { notifications } from "./notifications";
import { servers } from "./servers";
import { subscriptions } from "./subscriptions";
import { websites } from "./websites";

/** How each type is found whose id AWS chooses, or whose absence Terraform takes minutes to see. */
export const LOOKUPS: Readonly<Record<string, Lookup>> = {
  ...connections,
  ...containers,
  ...firewalls,
  ...keys,
  ...loadBalancing,
  ...network,
  ...notifications,
  ...servers,
  ...subscriptions,
  ...websites,
};
