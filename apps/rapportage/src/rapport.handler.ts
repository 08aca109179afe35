import { stelHubbericht } from '#shared/contracts/hubbericht';
import type { Feit, InBericht } from '#shared/contracts/intern';
import { TELLINGSOORTEN } from '#shared/contracts/tellingsoorten';
import { amsterdamseDag } from '#shared/kernel/klok';
import { uuid5 } from '#shared/messaging/codec';
import type { Handle } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { afgekeurd } from '#shared/persistence/uitkomst';
import { gemeentenVan, type Partijen } from '#shared/policy/partijen';
import { magRapportageVragen } from './domain/access';
import { leesPeriode, maandenUit } from './domain/periode';
import { kengetallenVan, keurAanvraag, regiotabel, voorGemeente, type Rapportdeel, type Rapportstand } from './domain/rapport';
import { bevriesPeriode, gegevenPerioden, schrijfRapport, type Rapportkop } from './persistence/rapporten';
import { Telboek } from './persistence/telopslag';

type Bestuur = Pick<Partijen, 'hub' | 'organisaties'>;
/** The door held `algemeen` against the schema of the type. */
type Gevraagd = { readonly periode: string; readonly voor: string; readonly gemeente?: string };

const GEREED = 'nl.participatiewet.rapportage.gereed.v1';

const tabellenOver = async (tx: Tx, periode: string, { gemeenten, gegeven }: Rapportstand): Promise<Rapportdeel[]> => {
  const telboek = new Telboek(tx.em);
  const { jaar, kwartaal, maand } = leesPeriode(periode);
  const uitsnede = { kwartaal, maand, gegeven: maandenUit(gegeven) };
  const delen: Rapportdeel[] = [];
  for (const soort of TELLINGSOORTEN) delen.push({ soort, tabel: regiotabel(soort, await telboek.perJaar(soort, jaar, gemeenten), gemeenten, uitsnede) });
  return delen;
};

/** Told to who asked: where it can be read, and the totals that may be shown. */
const gereed = ({ bericht, stempel }: InBericht, { ref, periode, voor, gemeente, gevraagdOp }: Rapportkop, delen: readonly Rapportdeel[], { hub }: Bestuur): Feit => {
  const { afzender } = bericht.data;
  const kengetallen = kengetallenVan(delen).map(({ soort, totaal }) => (totaal === null ? { soort } : { soort, totaal }));
  const algemeen = { rapportageRef: ref, periode, voor, ...(gemeente === null ? {} : { gemeente }), kengetallen };
  const id = uuid5([GEREED, ref, bericht.source, bericht.id].join('|'));
  return { bericht: stelHubbericht({ type: GEREED, id, time: stempel.klok, gemeente: bericht.data.gemeente, peildatum: gevraagdOp, algemeen }, hub), adressen: [{ rol: afzender.rol, organisatie: afzender.werkgever, actorId: afzender.actorId }] };
};

/** M-86: made because somebody asks, of a period that is past, and never again: it stays as it was given. */
export const maakRapportage = (bestuur: Bestuur): Handle => async (tx, invoer) => {
  const { bericht, stempel } = invoer;
  if (!magRapportageVragen({ ...bericht.data.afzender, bevoegd: stempel.afzenderBevoegd })) return afgekeurd({ code: 'NIET_BEVOEGD' });
  const { periode, voor, gemeente = null } = bericht.data.algemeen as unknown as Gevraagd;
  const vandaag = amsterdamseDag(new Date(stempel.klok));
  const stand = { gemeenten: gemeentenVan(bestuur), vandaag, gegeven: await gegevenPerioden(tx, leesPeriode(periode).jaar) };
  const geweigerd = keurAanvraag({ periode, voor, gemeente }, stand);
  if (geweigerd) return afgekeurd(geweigerd);
  const delen = await bevriesPeriode(tx, periode, () => tabellenOver(tx, periode, stand), vandaag);
  const kop = { ref: uuid5(['rapport', periode, voor, gemeente ?? ''].join('|')), periode, voor, gemeente, gevraagdOp: vandaag };
  await schrijfRapport(tx, kop);
  const feiten = [{ bericht, adressen: [] }, gereed(invoer, kop, voorGemeente(delen, gemeente), bestuur)];
  return { uitkomst: { status: 'VERWERKT', afwijkingen: [], antwoord: { rapportageRef: kop.ref } }, feiten };
};
