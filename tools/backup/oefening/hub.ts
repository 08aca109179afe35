import { DIENSTEN_MET_SCHEMA } from '../../sandbox/database';
import { startZandbak, type Zandbakopties } from '../../sandbox/zandbak';

/** Without pages and without Werkzaak's client, which would read a queue that a party here reads. */
const DIENSTEN = ['oidc', 'post', ...DIENSTEN_MET_SCHEMA];

export const hubopties = (map: string, instantie: string): Omit<Zandbakopties, 'leeg'> => ({
  map,
  instantie,
  metDiensten: true,
  diensten: DIENSTEN,
  omgevingVan: (_, env) => ({ ...env, VERZOEKEN_PER_SECONDE: '5000', LOG_NIVEAU: 'warn' }),
  voortgang: () => undefined,
});

/** A hub in a process of its own, so that all of it can be killed at once, also what would start it again. */
const draai = async (map: string, instantie: string): Promise<void> => {
  try {
    const { urls } = await startZandbak({ ...hubopties(map, instantie), leeg: true });
    process.send?.({ urls });
  } catch (fout) {
    process.send?.({ fout: String(fout) });
    process.exit(1);
  }
};

const [, , map, instantie] = process.argv;
if (require.main === module && map !== undefined && instantie !== undefined) {
  // Whoever started us is gone: nobody would ever stop this hub.
  process.once('disconnect', () => process.exit(1));
  void draai(map, instantie);
}
