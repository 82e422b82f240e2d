import type { employeesFr } from './employees-fr.ts';

export const employeesEn: Record<keyof typeof employeesFr, string> = {
  'employees.title': 'Employees',
};
