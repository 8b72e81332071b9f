import { everyPage, type Lookup } from "./lookup";

const launchTemplates: Lookup = {
  by: [],
  compare: ["name"],
  list: async (settings) => {
    const { EC2Client, paginateDescribeLaunchTemplates } = await import("@aws-sdk/client-ec2");
    const pages = paginateDescribeLaunchTemplates({ client: new EC2Client(settings) }, {});
    return (await everyPage(pages, ({ LaunchTemplates }) => LaunchTemplates)).map(
      ({ LaunchTemplateId = "", LaunchTemplateName }) => ({
        id: LaunchTemplateId,
        values: { name: LaunchTemplateName },
      }),
    );
  },
};

export const servers: Readonly<Record<string, Lookup>> = { aws_launch_template: launchTemplates };
