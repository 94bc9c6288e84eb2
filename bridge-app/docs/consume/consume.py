# SPDX-License-Identifier: Apache-2.0
# Copyright Taskbridge contributors
"""Keeps a table of tasks by the events of committed transactions. Arguments: HOST:PORT TOPIC GROUP DATABASE.

Each event acts once, whatever is killed or read again: what it changes and its sequence are one row, written together.
"""
import json
import sqlite3
import sys

from confluent_kafka import Consumer, KafkaException

bootstrap, topic, group, database = sys.argv[1:]
db = sqlite3.connect(database)
db.execute("CREATE TABLE IF NOT EXISTS tasks (key TEXT PRIMARY KEY, sequence INTEGER, state TEXT, result TEXT)")

consumer = Consumer({
    "bootstrap.servers": bootstrap,
    "group.id": group,
    "isolation.level": "read_committed",
    "enable.auto.commit": False,
    "auto.offset.reset": "earliest",
})
consumer.subscribe([topic])
while True:
    messages = consumer.consume(500, 1.0)
    for message in messages:
        if message.error():
            raise KafkaException(message.error())
        event = json.loads(message.value())
        with db:  # one transaction
            new = db.execute(
                "INSERT INTO tasks VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE"
                " SET sequence = excluded.sequence, state = excluded.state, result = excluded.result"
                " WHERE excluded.sequence > tasks.sequence",
                (message.key().decode(), event["sequence"], event["to"], json.dumps(event["result"])),
            ).rowcount
        if new:
            print(f'{message.key().decode()}#{event["sequence"]} {event["from"]} -> {event["to"]}', flush=True)
    if messages:
        consumer.commit(asynchronous=False)  # after the work: a crash in between repeats events, and the table skips them
