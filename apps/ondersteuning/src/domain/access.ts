import type { Afzender, Betrokkene, Command, Inwoner, Kant, Rol, Stand, Verzoek, Weigering } from './verzoek.types';

export const WERKZAAK = 'WERKZAAK';

type Coachrol = 'werkcoach' | 'participatiecoach' | 'inkomensconsulent';
const isCoachrol = (rol: Rol): rol is Coachrol => rol === 'werkcoach' || rol === 'participatiecoach' || rol === 'inkomensconsulent';

const organisatieVan = (rol: Rol, gemeente: string): string => (rol === 'participatiecoach' ? gemeente : WERKZAAK);

/** The assigned coach or consulent, or who deputises for him; while nobody is assigned any of that role at the right organisation. */
const isVoorInwoner = ({ rol, namens, werkgever, namensGemeente }: Afzender, inwoner: Inwoner): boolean => {
  if (!isCoachrol(rol)) return false;
  const coach = inwoner[rol];
  if (coach !== null) return namens.includes(coach);
  return rol === 'participatiecoach' ? namensGemeente === inwoner.gemeente : werkgever === WERKZAAK;
};

/** Werkzaak answers as a team: any colleague in that role, or its system. The gemeente answers by its own coach, or its system. */
const isKant = ({ rol, organisatie, actorId }: Betrokkene, afzender: Afzender, inwoner: Inwoner): boolean => {
  if (afzender.rol === 'systeem') return afzender.werkgever === organisatie;
  if (afzender.rol !== rol) return false;
  if (actorId !== null && afzender.namens.includes(actorId)) return true;
  return organisatie === WERKZAAK ? afzender.werkgever === WERKZAAK : isVoorInwoner(afzender, inwoner);
};

const kantVan = ({ vrager, behandelaar }: Verzoek, kant: Kant): Betrokkene => (kant === 'VRAGER' ? vrager : behandelaar);

export const vragerVan = ({ afzender: { rol, actorId }, gemeente }: Command): Betrokkene => ({ rol, organisatie: organisatieVan(rol, gemeente), actorId });

/** A named person where one is assigned; else the team. Without a role of its own: the other coach. */
export const behandelaarVan = (rol: Rol | null, inwoner: Inwoner, { afzender, gemeente, ...command }: Command): Betrokkene => {
  const wie = rol ?? (afzender.rol === 'participatiecoach' ? 'werkcoach' : 'participatiecoach');
  const genoemd = 'collega' in command && typeof command.collega === 'string' ? command.collega : null;
  return { rol: wie, organisatie: organisatieVan(wie, gemeente), actorId: genoemd ?? (isCoachrol(wie) ? inwoner[wie] : null) };
};

/** A request is opened by these roles; a later step is taken by these sides of it. */
export type Recht = { readonly opent: readonly Rol[] } | { readonly door: readonly Kant[] };

const mag = (recht: Recht, { verzoek }: Stand, afzender: Afzender, inwoner: Inwoner): boolean => {
  if ('opent' in recht) return recht.opent.includes(afzender.rol) && isVoorInwoner(afzender, inwoner);
  // A step that came before its request is judged when the request is there.
  return verzoek === null || recht.door.some((kant) => isKant(kantVan(verzoek, kant), afzender, inwoner));
};

/** Who may say what. The gemeente is judged before the person, as everywhere in the hub; a request of before a move stays with the gemeente of before. */
export const toegang = (stand: Stand, command: Command, recht: Recht): Weigering | null => {
  const { afzender, gemeente } = command;
  const { inwoner, verzoek } = stand;
  if (!inwoner) return { code: 'INWONER_ONBEKEND' };
  const namensAnder = afzender.rol === 'participatiecoach' && afzender.namensGemeente !== gemeente;
  if (gemeente !== (verzoek?.gemeente ?? inwoner.gemeente) || namensAnder) return { code: 'GEMEENTE_ONJUIST' };
  if (!afzender.bevoegd) return { code: 'NIET_BEVOEGD' };
  if (stand.zaakVanAnder) return { code: 'ZAAK_ONBEKEND' };
  return mag(recht, stand, afzender, inwoner) ? null : { code: 'NIET_BEVOEGD' };
};
