/** After sending: what happens next, and who hears it. Keyed by the last part of /verstuurd/<soort>/<berichtId>. */
export type Vervolg = { readonly titel: string; readonly daarna: readonly string[] };

export const VERVOLG: Readonly<Record<string, Vervolg>> = {
  'overdracht-voorgesteld': { titel: 'Uw voorstel is verstuurd', daarna: ['De coach van de andere kant krijgt een mail.', 'U krijgt bericht als er een antwoord is.'] },
  'overdracht-geaccepteerd': { titel: 'U neemt de inwoner over', daarna: ['De coach die u dit vroeg, krijgt bericht.', 'Op de startdatum gaat de begeleiding naar u over.', 'Vertel de inwoner wie de nieuwe coach is.'] },
  'overdracht-teruggestuurd': { titel: 'Het voorstel is teruggestuurd', daarna: ['De coach die dit vroeg, krijgt bericht.', 'Hij kan het voorstel aanvullen. Daarna krijgt u een nieuwe taak.'] },
  'overdracht-nietOvergenomen': { titel: 'U neemt de inwoner niet over', daarna: ['De coach die dit vroeg, krijgt bericht.', 'Hij blijft de inwoner begeleiden.'] },
  'overdracht-ingetrokken': { titel: 'Het voorstel is ingetrokken', daarna: ['De andere coach krijgt bericht.', 'U blijft de inwoner begeleiden.'] },
  'uitzondering-voorgelegd': { titel: 'Uw vraag is verstuurd', daarna: ['De andere coach krijgt een mail.', 'U krijgt bericht als er een antwoord is.'] },
  'uitzondering-bevestigd': { titel: 'U stemt in met de uitzondering', daarna: ['De andere coach krijgt bericht.', 'U kunt het voorstel nu beoordelen.'] },
  'uitzondering-afgewezen': { titel: 'U stemt niet in met de uitzondering', daarna: ['De andere coach krijgt bericht.', 'Hij kan alsnog een onderbouwing sturen.'] },
  'driegesprek-aangeboden': { titel: 'Het driegesprek is aangeboden', daarna: ['Beide coaches zien dit bij de overdracht.', 'Leg het antwoord van de inwoner vast als u het weet.'] },
  'driegesprek-beantwoord': { titel: 'Het antwoord is vastgelegd', daarna: ['Beide coaches zien dit bij de overdracht.'] },
  'boete-bevestigd': { titel: 'U hebt het bericht gezien', daarna: ['De inkomensconsulent weet dat u ermee bezig bent.', 'De taak blijft open tot u antwoordt.'] },
  'boete-intervenieert': { titel: 'U pakt dit op', daarna: ['De inkomensconsulent krijgt bericht.', 'Hij wacht met zijn besluit op uw voorstel.'] },
  'boete-geenInterventie': { titel: 'U doet hier niets mee', daarna: ['De inkomensconsulent krijgt bericht.', 'Hij neemt zelf een besluit. U hoort de uitkomst.'] },
  'boete-contactGevraagd': { titel: 'U wilt overleggen', daarna: ['De inkomensconsulent krijgt bericht.', 'Hij neemt contact met u op. Bellen mag ook.'] },
  'boete-overwogen': { titel: 'De coach krijgt uw vraag', daarna: ['De participatiecoach van de inwoner krijgt een mail.', 'U krijgt bericht als er een antwoord is.', 'Komt er geen antwoord? Dan mag u verder.'] },
  'boete-uitkomst': { titel: 'De uitkomst is vastgelegd', daarna: ['De participatiecoach krijgt bericht.', 'U hoeft verder niets te doen.'] },
  'boete-ingetrokken': { titel: 'De overweging is ingetrokken', daarna: ['De participatiecoach krijgt bericht.', 'U hoeft verder niets te doen.'] },
  'ontheffing-verlengd': { titel: 'De ontheffing is verlengd', daarna: ['De werkcoach en de inkomensconsulent zien de nieuwe laatste dag.', 'De inwoner krijgt het besluit van u, niet van Schakel.'] },
  'ontheffing-nietVerlengd': { titel: 'De ontheffing wordt niet verlengd', daarna: ['De ontheffing loopt door tot en met de laatste dag.', 'De inwoner krijgt het besluit van u, niet van Schakel.'] },
  'ontheffing-ingetrokken': { titel: 'De ontheffing is ingetrokken', daarna: ['De werkcoach en de inkomensconsulent zien de einddatum.', 'De inwoner krijgt het besluit van u, niet van Schakel.'] },
  waarneming: { titel: 'De waarneming is ingesteld', daarna: ['De waarnemer krijgt de mails van zijn collega.', 'Hij kan ook de taken zien en beantwoorden.'] },
  'waarneming-beeindigd': { titel: 'De waarneming stopt', daarna: ['De waarnemer krijgt geen mails meer van zijn collega.'] },
};
