import type { Inwoner, Ontvanger, PartijCommand, Sanctiezaak, Stand, Weigering } from './sanctie.types';

export const WERKZAAK = 'WERKZAAK';
const KP4 = 'KP4';

export const isKp4 = (inwoner: Inwoner | null): inwoner is Inwoner => inwoner?.klantprofiel === KP4;

/** The gemeente of the resident now: a move that the case knows of outweighs the business date of a late message (D-25). */
export const gemeenteVan = ({ zaak, inwoner }: Pick<Stand, 'zaak' | 'inwoner'>): string | null =>
  zaak?.vertrek === 'VERHUISD' ? zaak.gemeente : (inwoner?.gemeente ?? zaak?.gemeente ?? null);

/** One recipient side: the participatiecoach of a KP4 resident, or the team of his gemeente; null: nobody (not KP4, or gone). */
export const ontvangerVan = (stand: Pick<Stand, 'zaak' | 'inwoner'>): Ontvanger | null => {
  const gemeente = gemeenteVan(stand);
  if (gemeente === null || !isKp4(stand.inwoner)) return null;
  return { gemeente, actorId: stand.inwoner.gemeente === gemeente ? stand.inwoner.participatiecoach : null };
};

const VAN_DE_CONSULENT: readonly PartijCommand['type'][] = ['overwogen', 'uitkomst', 'overweging.ingetrokken'];

/** What the sanction came to may also be said in the name of the gemeente where it was considered, wherever the resident lives now. */
const gemeentenVoor = ({ type, afzender }: PartijCommand, stand: Stand): (string | null)[] => [
  gemeenteVan(stand),
  // A gemeente itself speaks of its own residents alone.
  ...(stand.zaak && afzender.rol !== 'systeem' && (type === 'uitkomst' || type === 'overweging.ingetrokken') ? [stand.zaak.overwogenIn, stand.zaak.gemeente] : []),
];

/** the gemeente decides on a maatregel, so its own system may say what a considered sanction came to; of an alert it says nothing. */
const isBeslisser = ({ type, afzender, gemeente }: PartijCommand): boolean => type === 'uitkomst' && afzender.rol === 'systeem' && afzender.werkgever === gemeente;

/** Any inkomensconsulent of Werkzaak while nobody is assigned; else the assigned one, who considered it, or who deputises for them. */
const isConsulent = ({ afzender }: PartijCommand, { zaak, inwoner }: Stand): boolean => {
  if (afzender.rol !== 'inkomensconsulent' || afzender.werkgever !== WERKZAAK) return false;
  const toegewezen = inwoner?.inkomensconsulent ?? null;
  return [toegewezen, zaak?.indiener].some((actor) => actor && afzender.namens.includes(actor)) || toegewezen === null;
};

const bijTeam = (zaak: Sanctiezaak | null): boolean => zaak?.ontvanger?.actorId === null;

/** The assigned coach or his deputy; any coach of the gemeente while nobody is assigned, or when the team box was asked. */
const isCoach = ({ afzender }: PartijCommand, stand: Stand): boolean => {
  const ontvanger = ontvangerVan(stand);
  if (afzender.rol !== 'participatiecoach' || !ontvanger) return false;
  return ontvanger.actorId === null || afzender.namens.includes(ontvanger.actorId) || bijTeam(stand.zaak);
};

/** Who may say what about a considered sanction. The gemeente is judged before the person, as everywhere in the hub. */
export const toegang = (stand: Stand, command: PartijCommand): Weigering | null => {
  const { afzender, gemeente } = command;
  if (gemeenteVan(stand) === null) return { code: 'INWONER_ONBEKEND' };
  const namensAnder = afzender.rol === 'participatiecoach' && afzender.namensGemeente !== gemeente;
  if (!gemeentenVoor(command, stand).includes(gemeente) || namensAnder) return { code: 'GEMEENTE_ONJUIST' };
  if (!afzender.bevoegd) return { code: 'NIET_BEVOEGD' };
  if (stand.zaakVanAnder) return { code: 'ZAAK_ONBEKEND' };
  const mag = isBeslisser(command) || (VAN_DE_CONSULENT.includes(command.type) ? isConsulent(command, stand) : isCoach(command, stand));
  return mag ? null : { code: 'NIET_BEVOEGD' };
};
