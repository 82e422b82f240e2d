/** Words of Paramètres › Établissement › Employés and of one's own code. Loaded with those screens. */
export const employeesFr = {
  'employees.title': 'Employés',
} as const;
