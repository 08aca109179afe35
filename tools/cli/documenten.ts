import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENTEN } from '../documenten/maak';

export const uitleg = 'schrijft de documenten die uit de bron volgen: docs/berichten.md en docs/foutcodes.md';

export const voerUit = async (_: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  for (const [bestand, maak] of Object.entries(DOCUMENTEN)) writeFileSync(join(map, bestand), maak());
  return 0;
};
