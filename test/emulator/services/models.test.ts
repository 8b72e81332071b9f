import { shapeOf } from "../../../emulator/model";
import { SERVICES } from "../../../emulator/services";
import { missingMoto } from "../../support/emulated";
import { call, describeWithMoto, modelOf, output } from "../../support/emulator";

/** The layer's services; none where their models can't be read, and the tests below are skipped then. */
const services = missingMoto() === undefined ? SERVICES : [];

/** Every operation that requires something, with the first thing it requires. */
const requiring = services.flatMap(({ model: service, operations }) => {
  const model = modelOf(service);
  return Object.keys(operations).flatMap((operation) => {
    const input = model.operations[operation]?.input;
    const member = input && shapeOf(model, input.shape).required?.[0];
    return member === undefined ? [] : [{ service, operation, member }];
  });
});

/** Every operation of AWS's that the layer doesn't have. */
const unknown = services.flatMap(({ model: service, operations }) =>
  Object.keys(modelOf(service).operations)
    .filter((operation) => !(operation in operations))
    .map((operation) => ({ service, operation })),
);

describeWithMoto("the layer's services and AWS's models of them", (emulator) => {
  it.each(services.map(({ model }) => [model]))("has only operations in %s that AWS has", (model) => {
    const known = Object.keys(modelOf(model).operations);
    const ours = Object.keys(SERVICES.find((service) => service.model === model)?.operations ?? {});
    expect(ours.filter((operation) => !known.includes(operation))).toEqual([]);
  });

  it("refuses every operation without what it requires, and says what that is", async () => {
    expect(requiring.length).toBeGreaterThan(50);
    for (const { service, operation, member } of requiring) {
      // A path can't be written without what stands in it.
      if (modelOf(service).metadata.protocol !== "json") continue;
      const { error, message } = await call(emulator(), { service, operation });
      expect({ operation, error, message }).toEqual({
        operation,
        error: "ValidationException",
        message: expect.stringContaining(`Value null at '${member}'`),
      });
    }
  });

  it("refuses every operation that it doesn't have, by name and at once", async () => {
    for (const { service, operation } of unknown) {
      const { status, error, message } = await call(emulator(), { service, operation });
      expect({ operation, status, error, message }).toEqual({
        operation,
        status: 400,
        error: "UnknownOperationException",
        message: `${operation} is not emulated`,
      });
    }
  });

  it("refuses members that AWS doesn't know, which a misspelling makes", async () => {
    const refused = await call(emulator(), {
      service: "codedeploy",
      operation: "CreateApplication",
      input: { applicationName: "storefront", computeplatform: "ECS" },
    });
    expect(refused).toMatchObject({ error: "ValidationException" });
    expect(refused.message).toContain("'computeplatform' is not known to the service");
    const { applications } = await output(emulator(), {
      service: "codedeploy",
      operation: "ListApplications",
    });
    expect(applications).toEqual([]);
  });
});
