import { OverdrachtRij } from './overdracht.entity';
import { SituatiePeriodeRij, SituatieRij } from './situatie.entity';

export const entiteiten = [OverdrachtRij, SituatieRij, SituatiePeriodeRij];
