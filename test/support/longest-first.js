// What takes minutes begins first, so that nothing runs alone at the end. Jest goes by size where it has no times yet.
const Sequencer = require("@jest/test-sequencer").default;

const LONGEST = [
  "examples/applied",
  "examples/plans",
  "emulated/recover.test",
  "emulated/deploy",
  "emulated/changes-of-mind",
  "emulated/bootstrap-interrupted",
  "emulator/demo",
  "terraform/default-plan",
];

module.exports = class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONGEST.findIndex((part) => path.includes(`/test/${part}`));
      return place < 0 ? LONGEST.length : place;
    };
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
