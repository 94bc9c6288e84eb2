// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors

// Reads the events of committed transactions and acts on each once. Arguments: HOST:PORT TOPIC GROUP.
const { Kafka, logLevel } = require('kafkajs');

const [bootstrap, topic, groupId] = process.argv.slice(2);
// The last sequence acted on, by task. In a real program a column of the row that the action writes, see consume.py.
const done = new Map();

async function main() {
  const kafka = new Kafka({ brokers: [bootstrap], logLevel: logLevel.WARN });
  // kafkajs reads committed records alone unless told otherwise.
  const consumer = kafka.consumer({ groupId, readUncommitted: false });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    // The position is committed after the work: a crash in between repeats events, and done skips them.
    eachMessage: async ({ message }) => {
      const key = message.key.toString();
      const sequence = Number(message.headers.ce_sequence);
      if (sequence <= (done.get(key) ?? 0)) {
        return;
      }
      const event = JSON.parse(message.value);
      console.log(`${message.headers.ce_id} ${event.from} -> ${event.to}`);
      done.set(key, sequence);
    },
  });
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
