import { vasteRol, type VerzegeldBericht } from '#shared/contracts/bericht';
import type { InBericht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';
import type { Tx } from '#shared/persistence/tx';
import type { Medewerker, Partijen, Waarneming } from '#shared/policy/partijen';
import type { Eigenbesluit } from '../vrijgave/eigen';
import { bewaarMedewerker, bewaarWaarneming, eerdereWaarneming } from './personeel';
import type { Personeelsdienst } from './personeelsdienst';
import { keurRegistratie, type Weigering } from './registratie';
import { keurWaarneming } from './waarneming';

type Register = Pick<Personeelsdienst, 'zorgBij' | 'maakBekend'>;
type Geregistreerd = Pick<Medewerker, 'rol' | 'werkgever' | 'namensGemeenten' | 'ingangsdatum'> & { readonly medewerker: string; readonly laatsteDag?: Datum };

/** An organisation has one name inside, however it is written (I-01). */
const vasteNaam = (naam: string, partijen: Partijen): string => partijen.organisatie(naam)?.code ?? naam;

/** How a member of staff is reached stands unsealed: no resident is in it, and without one there is no key to bind it to. */
const medewerkerUit = ({ data }: VerzegeldBericht, partijen: Partijen): Medewerker => {
  const { medewerker, rol, werkgever, namensGemeenten, ingangsdatum, laatsteDag } = data.verloop as Geregistreerd;
  const { werkmail, werktelefoon } = data.contact as unknown as { werkmail: string; werktelefoon: string };
  return {
    actorId: medewerker,
    rol: vasteRol(rol),
    werkgever: vasteNaam(werkgever, partijen),
    namensGemeenten: [...new Set(namensGemeenten.map((naam) => vasteNaam(naam, partijen)))],
    mail: werkmail,
    telefoon: werktelefoon,
    ingangsdatum,
    ...(laatsteDag === undefined ? {} : { laatsteDag }),
  };
};

const besluit = (weigering: Weigering | undefined, effect: () => Promise<void>): Eigenbesluit =>
  weigering ? { uitkomst: { status: 'AFGEKEURD', ...weigering, afwijkingen: [] } } : { uitkomst: { status: 'VERWERKT', afwijkingen: [] }, effect };

const organisatieVan = ({ stempel }: InBericht, partijen: Partijen): string => partijen.aansluiting(stempel.aansluiting)?.organisatie ?? '';

export const beslisRegistratie = (partijen: Partijen, dienst: Register) => async (tx: Tx, invoer: InBericht): Promise<Eigenbesluit> => {
  await dienst.zorgBij(tx);
  const medewerker = medewerkerUit(invoer.bericht, partijen);
  return besluit(keurRegistratie(medewerker, organisatieVan(invoer, partijen), partijen), async () => {
    await bewaarMedewerker(tx, medewerker);
    await dienst.maakBekend(tx);
  });
};

export const beslisWaarneming = (partijen: Partijen, dienst: Register) => async (tx: Tx, invoer: InBericht): Promise<Eigenbesluit> => {
  await dienst.zorgBij(tx);
  const { waarnemer, waarneemtVoor, ingangsdatum, laatsteDag } = invoer.bericht.data.verloop as Waarneming;
  const waarneming = { waarnemer, waarneemtVoor, ingangsdatum, laatsteDag };
  const aanvrager = { organisatie: organisatieVan(invoer, partijen), afzender: invoer.bericht.data.afzender };
  const eerder = await eerdereWaarneming(tx, waarneming);
  return besluit(keurWaarneming(waarneming, aanvrager, eerder, partijen, amsterdamseDag(new Date(invoer.stempel.klok))), async () => {
    await bewaarWaarneming(tx, waarneming);
    await dienst.maakBekend(tx);
  });
};
