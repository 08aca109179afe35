import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DOCUMENTEN } from '../documenten/maak';

export const uitleg = 'schrijft de documenten die uit de bron volgen (docs/berichten.md, docs/dpia.md en andere)';
export const argumenten = 0;

export const voerUit = async (_: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  for (const [bestand, maak] of Object.entries(DOCUMENTEN)) {
    mkdirSync(dirname(join(map, bestand)), { recursive: true });
    writeFileSync(join(map, bestand), maak());
  }
  console.log(`Geschreven: ${Object.keys(DOCUMENTEN).join(' en ')}`);
  return 0;
};
