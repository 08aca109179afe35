import { actiesVoor, isAfvinkbaar } from './taakacties';

const type = (naam: string): string => `nl.participatiewet.${naam}.v1`;

describe('the messages that answer a task', () => {
  it.each([
    ['a proposal', { soort: 'OVERDRACHT_BEOORDELEN', berichtType: type('overdracht.voorgesteld') }, 'participatiecoach', ['overdracht.geaccepteerd', 'overdracht.teruggestuurd', 'overdracht.nietOvergenomen']],
    ['an exception that was put before a colleague', { soort: 'OVERDRACHT_BEOORDELEN', berichtType: type('overdracht.uitzondering.voorgelegd') }, 'participatiecoach', ['overdracht.uitzondering.bevestigd', 'overdracht.uitzondering.afgewezen']],
    ['a considered sanction', { soort: 'GRAAG_OVERLEG', berichtType: type('boete.overwogen') }, 'participatiecoach', ['boete.reactie', 'boete.alert.bevestigd']],
    ['a coach who answered', { soort: 'ANTWOORD', berichtType: type('boete.reactie') }, 'inkomensconsulent', ['boete.uitkomst', 'boete.overweging.ingetrokken']],
    ['a term that ends', { soort: 'BESLUIT_NODIG', berichtType: type('ontheffing.besluitNodig') }, 'participatiecoach', ['ontheffing.verlengd', 'ontheffing.nietVerlengd']],
    ['a coach who is asked what a resident can do', { soort: 'VRAAG_BEANTWOORDEN', berichtType: type('verstrekking.gevraagd') }, 'werkcoach', ['verstrekking.gegeven', 'verstrekking.beantwoord']],
    ['a werkcoach who is asked for the exception', { soort: 'VRAAG_BEANTWOORDEN', berichtType: type('verstrekking.bijzonder.verzocht') }, 'werkcoach', ['verstrekking.bijzonder.verklaard', 'verstrekking.bijzonder.afgewezen', 'verstrekking.bijzonder.klaargezet']],
    ['the exception, for who may not answer it', { soort: 'VRAAG_BEANTWOORDEN', berichtType: type('verstrekking.bijzonder.verzocht') }, 'participatiecoach', []],
    ['an answer that asks nothing more', { soort: 'ANTWOORD', berichtType: type('overdracht.geaccepteerd') }, 'werkcoach', []],
    ['a colleague to be found, for who may not send that himself', { soort: 'COLLEGA_TOEWIJZEN', berichtType: type('boete.overwogen') }, 'teammanager', []],
  ] as const)('are for %s', (_wat, vraag, rol, acties) => expect(actiesVoor(vraag, rol)).toEqual(acties.map(type)));

  it('are all that ends it, where somebody waits for them', () => {
    expect((['OVERDRACHT_BEOORDELEN', 'GRAAG_OVERLEG', 'BESLUIT_NODIG', 'ANTWOORD', 'ZAAK_GESLOTEN'] as const).map(isAfvinkbaar)).toEqual([false, false, false, true, true]);
  });
});
