import { Kafka, logLevel, Partitioners } from "kafkajs";

/**
 * A producer for the integration's own topic. The client is kafkajs as it comes: what is Patchbay's is the token.
 *
 * @param {{brokers: string, ssl: boolean, topic: string, token: () => Promise<string>}} settings
 */
export async function producerFor({ brokers, ssl, topic, token }) {
  const kafka = new Kafka({
    clientId: "machine-pulse",
    brokers: brokers.split(","),
    ssl,
    sasl: { mechanism: "oauthbearer", oauthBearerProvider: async () => ({ value: await token() }) },
    connectionTimeout: 5_000,
    requestTimeout: 10_000,
    retry: { retries: 2 },
    logLevel: logLevel.NOTHING, // what fails is said once, by whoever sends
  });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, allowAutoTopicCreation: false });
  await producer.connect();
  return {
    send: (messages) => producer.send({ topic, messages, acks: -1 }),
    close: () => producer.disconnect(),
  };
}
