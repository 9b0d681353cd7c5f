import { createServer } from "node:http";
import { product } from "./product.js";

const { PATCHBAY_URL = "http://localhost:8080", HOST = "127.0.0.1", PORT = "8085" } = process.env;
const ownOrigin = process.env.OWN_ORIGIN ?? `http://${HOST}:${PORT}`;

const server = createServer(product({ patchbayUrl: new URL(PATCHBAY_URL), ownOrigin }));
server.on("error", (error) => {
  console.error(error.code === "EADDRINUSE" ? `${HOST}:${PORT} is taken: choose another PORT` : `Cannot listen: ${error.message}`);
  process.exit(1);
});
server.listen(Number(PORT), HOST, () => console.log(`The host product is at ${ownOrigin}, for ${PATCHBAY_URL}`));

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 3000).unref();
  });
}
