import { startFirefoxPatient } from '../support/deaths/firefox-patient.ts';
import { testDeaths } from '../support/deaths/test-deaths.ts';

testDeaths('Firefox', startFirefoxPatient);
