import { describeAmended, jsonCall } from "../../support/amended";

describeAmended("scalable targets", (servers) => {
  const call = async (operation: string, input: object, server = servers().amended) =>
    jsonCall(server, "application-autoscaling", `AnyScaleFrontendService.${operation}`, input);

  const target = {
    ServiceNamespace: "dynamodb",
    ResourceId: "table/orders",
    ScalableDimension: "dynamodb:table:ReadCapacityUnits",
  };
  const register = async (more: object = {}) => {
    const input = { ...target, MinCapacity: 1, MaxCapacity: 2, ...more };
    const made = (await call("RegisterScalableTarget", input)) as { ScalableTargetARN: string };
    return made.ScalableTargetARN;
  };

  it("are given back with their tags, which moto alone doesn't have", async () => {
    const ResourceARN = await register({ Tags: { Service: "storefront", a: "1" } });
    await expect(call("ListTagsForResource", { ResourceARN }, servers().alone)).rejects.toThrow();
    await call("TagResource", { ResourceARN, Tags: { b: "2" } });
    await call("UntagResource", { ResourceARN, TagKeys: ["a"] });
    const Tags = { Service: "storefront", b: "2" };
    expect(await call("ListTagsForResource", { ResourceARN })).toEqual({ Tags });
    expect(await register()).toBe(ResourceARN);
    expect(await call("ListTagsForResource", { ResourceARN })).toEqual({ Tags });
  });

  it("have no tags once they are gone, nor before they are there", async () => {
    const ResourceARN = await register({ Tags: { a: "1" } });
    await call("DeregisterScalableTarget", target);
    for (const gone of [ResourceARN, ResourceARN.replace(/[^/]+$/, "none")]) {
      const read = call("ListTagsForResource", { ResourceARN: gone });
      await expect(read).rejects.toThrow("ResourceNotFoundException");
      const write = call("TagResource", { ResourceARN: gone, Tags: { a: "1" } });
      await expect(write).rejects.toThrow("ResourceNotFoundException");
      const remove = call("UntagResource", { ResourceARN: gone, TagKeys: ["a"] });
      await expect(remove).rejects.toThrow("ResourceNotFoundException");
    }
    const again = await register();
    expect(await call("ListTagsForResource", { ResourceARN: again })).toEqual({ Tags: {} });
  });
});
