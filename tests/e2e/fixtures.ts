import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Three copies of one story of the tests' own: words differ, and a paragraph stands elsewhere. */
const paragraphs = [
  'Quarry Lane Gets Its Footbridge Back',
  'The footbridge over the cut at Quarry Lane opened again on Monday, four years after a barge took its middle span away and left two stumps facing each other across the water.',
  'Pupils of the lane school walked over it first, in pairs and in silence, because their teacher had told them that a bridge listens on its first day and remembers who was polite.',
  'The county paid for the steel, the parish for the planks, and a man who would not give his name for the lamp, which burns on oil and is lit by whoever comes home last.',
  'Barges must now wait for the whistle, said Odile Marsh, who keeps the lock below the bridge and has owned the same whistle for thirty years without once being asked to blow it.',
];
const variants: Readonly<Record<string, readonly string[]>> = {
  'one.txt': paragraphs,
  'two.txt': [0, 1, 4, 2, 3].map((at) =>
    paragraphs[at]!.replace('Monday', 'Tuesday').replace('steel', 'iron'),
  ),
  'three.txt': paragraphs.map((text) => text.replace('four years', 'nearly five years')),
};

/** Writes three copies of a story into a corpus of text files; they differ in words and in where a paragraph stands. */
export function writeCopies(corpus: string): void {
  for (const [name, texts] of Object.entries(variants))
    writeFileSync(path.join(corpus, name), `${texts.join('\n\n')}\n`);
}

/**
 * Writes `other.json` beside the exported `harbour-decisions.json`: what another editor would have decided, each
 * acceptance and each rejection turned round.
 */
export function writeOtherLedger(folder: string): void {
  const text = readFileSync(path.join(folder, 'harbour-decisions.json'), 'utf8');
  const turned = text.replace(/"verdict": ?"(accepted|rejected)"/g, (_, verdict: string) =>
    verdict === 'accepted' ? '"verdict":"rejected"' : '"verdict":"accepted"',
  );
  writeFileSync(path.join(folder, 'other.json'), turned.replace(/"id": ?"/g, '"id":"other-'));
}
