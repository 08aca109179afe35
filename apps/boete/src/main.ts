import 'reflect-metadata';
import { BasisConfig, laadConfig } from '#shared/operations/config';
import { startDienst } from '#shared/persistence/dienst';
import { maakBoeteModule } from './boete.module';

void startDienst('boete', () => laadConfig(BasisConfig), maakBoeteModule);
