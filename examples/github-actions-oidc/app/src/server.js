import { createApp } from "./app.js";

const server = createApp();
server.listen(Number(process.env.PORT ?? 8080), () => console.log(`listening on ${server.address().port}`));

// ECS says SIGTERM and waits 30 seconds; requests under way are answered.
process.once("SIGTERM", () => server.close());
