import type { Rol } from '#shared/contracts/bericht';

const ROLNAMEN: Readonly<Record<Rol, string>> = {
  werkcoach: 'werkcoach',
  participatiecoach: 'participatiecoach',
  inkomensconsulent: 'inkomensconsulent',
  beleidsmedewerker: 'beleidsmedewerker',
  teammanager: 'teammanager',
  auditor: 'auditor',
  systeem: 'systeem',
};

export const rolnaam = (rol: Rol): string => ROLNAMEN[rol];

const hoofdletter = (woord: string): string => `${woord.slice(0, 1).toUpperCase()}${woord.slice(1).toLowerCase()}`;

/** "gemeente Neder-Betuwe" for NEDER_BETUWE: the API gives codes, a page gives names. */
export const organisatienaam = (code: string): string => {
  if (code === 'WERKZAAK') return 'Werkzaak';
  if (code === 'UWV') return 'UWV';
  return `gemeente ${code.split('_').map(hoofdletter).join('-')}`;
};

/** The register holds no names of staff; the last part of the account is what a colleague recognises. */
export const naamVan = (actorId: string): string => hoofdletter(actorId.split('.').at(-1) ?? actorId);

export const functie = (rol: Rol, organisatie: string): string => `${rolnaam(rol)} bij ${organisatienaam(organisatie)}`;

const MEERVOUD: Readonly<Record<Rol, string>> = {
  werkcoach: 'werkcoaches',
  participatiecoach: 'participatiecoaches',
  inkomensconsulent: 'inkomensconsulenten',
  beleidsmedewerker: 'beleidsmedewerkers',
  teammanager: 'teammanagers',
  auditor: 'auditors',
  systeem: 'medewerkers',
};

export const teamnaam = (rol: Rol, organisatie: string): string => `Het team ${MEERVOUD[rol]} van ${organisatienaam(organisatie)}`;

const inEuros = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' });

/** "€ 250,00" */
export const euro = (bedrag: number): string => inEuros.format(bedrag);
