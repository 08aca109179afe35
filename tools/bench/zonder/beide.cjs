require('./verzegeling.cjs');
require('./logboek.cjs');
