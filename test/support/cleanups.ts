import { atEnd } from "../../runner/lifetime";

// Ends with two cleanups, the latest of which can't do what it should.
atEnd(() => process.stdout.write("cleaned up\n"));
atEnd(() => {
  throw new Error("write EIO");
});
