// Replaces exports of one compiled module as it is loaded; for measuring what a part costs, and only there: no setting of the product does this.
const Module = require('node:module');

const laad = Module._load;
const vervangen = new Map();

Module._load = function (verzoek, ouder, hoofd) {
  const geladen = laad.call(this, verzoek, ouder, hoofd);
  for (const [einde, maak] of vervangen) {
    if (!verzoek.replace(/\.js$/, '').endsWith(einde) || geladen === null || typeof geladen !== 'object' || geladen.zonder) continue;
    Object.assign(geladen, maak(geladen), { zonder: true });
  }
  return geladen;
};

exports.vervang = (einde, maak) => vervangen.set(einde, maak);
