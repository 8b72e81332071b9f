import { isWindowTimeZone, windowFault } from "../../../config/window";

test.each([
  "* * 9-16 ? * MON-THU *",
  "* * 9-16 ? * MON-THU",
  "* 0/15 8,20 L * ? *",
  "* * * ? JAN-MAR 2#1 2027-2030",
])("%s is a window", (expression) => {
  expect(windowFault(expression)).toBeUndefined();
});

test.each([
  ["* 9-16 ? * MON", "5 fields with single spaces between them"],
  ["* *  9-16 ? * MON *", "8 fields with single spaces between them"],
  ["0 * 9-16 ? * MON *", "not * as seconds"],
  ["* 99 9-16 ? * MON *", "'99' as minutes"],
  ["* * 9-25 ? * MON *", "'9-25' as hours"],
  ["* * 9-16 ? 0 MON *", "'0' as month"],
  ["* * 9-16 ? * FOO *", "'FOO' as day-of-week"],
  ["* * 9-16 ? * MON 1919", "'1919' as year"],
  ["* * 9-16 1 * MON *", "not just one of day-of-month and day-of-week as ?"],
  ["* * 9-16 ? * ? *", "not just one of day-of-month and day-of-week as ?"],
])("%s isn't: %s", (expression, fault) => {
  expect(windowFault(expression)).toBe(fault);
});

test.each(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC+05:30", "UTC-08:00"])(
  "%s is a time zone",
  (name) => {
    expect(isWindowTimeZone(name)).toBe(true);
  },
);

test.each(["Europe/Berln", "UTC+5", "UTC+25:00", "Berlin/", ""])("%p isn't", (name) => {
  expect(isWindowTimeZone(name)).toBe(false);
});
