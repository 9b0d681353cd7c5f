import type { BrokerPlace } from '@/lib/api/data.ts';
import pushJava from './snippets/push.java.txt?raw';
import pushNode from './snippets/push.node.txt?raw';
import pushPython from './snippets/push.python.txt?raw';
import readJava from './snippets/read.java.txt?raw';
import readNode from './snippets/read.node.txt?raw';
import readPython from './snippets/read.python.txt?raw';

/** Programs that write records and read events with Kafka clients; the guides have the same, and stories run them. */
const SNIPPETS = {
  push: { node: pushNode, python: pushPython, java: pushJava },
  read: { node: readNode, python: readPython, java: readJava },
} as const;

export type Task = keyof typeof SNIPPETS;
export type Tongue = keyof (typeof SNIPPETS)[Task];
export const TONGUES: readonly Tongue[] = ['node', 'python', 'java'];

type Place = Pick<BrokerPlace, 'address' | 'encrypted' | 'topics' | 'clientId' | 'tokenEndpoint'>;

/** A program with all that it must be told of one integration; only the secret comes from its environment. */
export function snippet(task: Task, tongue: Tongue, name: string, place: Place): string {
  const told: Record<string, string> = {
    NAME: name,
    BROKER: place.address ?? '',
    PROTOCOL: place.encrypted ? 'SASL_SSL' : 'SASL_PLAINTEXT',
    TLS: String(place.encrypted),
    TOPIC: task === 'push' ? place.topics.data : place.topics.lifecycle,
    GROUP: place.topics.groups,
    CLIENT_ID: place.clientId ?? '',
    TOKEN_ENDPOINT: place.tokenEndpoint,
  };
  return SNIPPETS[task][tongue].replace(/__([A-Z]+(?:_[A-Z]+)*)__/g, (all, word) => told[word] ?? all);
}
