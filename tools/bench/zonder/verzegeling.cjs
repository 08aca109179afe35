const { vervang } = require('./haak.cjs');

const VERZEGELD = ['contact', 'formulier', 'belastbaarheid', 'medisch', 'handhaving'];

const open = (bericht, sectie) => (bericht.data[sectie] ? JSON.parse(bericht.data[sectie].inhoud) : undefined);

// The same shape and about the same size, in plain text.
vervang('privacy/verzegeling', () => ({
  verzegel: (bericht) => ({
    ...bericht,
    data: Object.fromEntries(
      Object.entries(bericht.data).map(([naam, velden]) =>
        VERZEGELD.includes(naam) && velden ? [naam, { sleutel: 'geen', iv: '', inhoud: JSON.stringify(velden), merk: '', herkomst: { source: bericht.source, id: bericht.id } }] : [naam, velden],
      ),
    ),
  }),
  openSectie: open,
  toonSectie: open,
}));
