import { createApp } from "./app.js";
import { settingsOf } from "./settings.js";

const settings = settingsOf(process.env);
const server = createApp(settings);
server.listen(settings.port, () => console.log(`listening on ${settings.port}`));

// ECS says SIGTERM and waits 30 seconds; requests under way are answered.
process.once("SIGTERM", () => server.close());
