import { startChromiumPatient } from '../support/deaths/chromium-patient.ts';
import { testDeaths } from '../support/deaths/test-deaths.ts';

testDeaths('Chromium', startChromiumPatient);
