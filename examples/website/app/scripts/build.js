import { build } from "./site.js";

build("src", "dist");
