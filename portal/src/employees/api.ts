import {
  type EmployeePatch,
  createdEmployeeSchema,
  employeeRequestSchema,
  employeesAnswerSchema,
  newPinAnswerSchema,
} from '@comptoir/shared/employees/portal';
import { queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Api } from '../api/api.ts';

export function employeesQuery(api: Api) {
  return queryOptions({
    queryKey: ['employees'],
    queryFn: async () =>
      (await api.ask({ method: 'GET', path: '/employees' }, employeesAnswerSchema)).employees,
  });
}

export function addEmployee(api: Api, body: z.infer<typeof employeeRequestSchema>) {
  return api.ask({ method: 'POST', path: '/employees', body }, createdEmployeeSchema);
}

export function editEmployee(api: Api, id: string, body: EmployeePatch): Promise<void> {
  return api.act({ method: 'PATCH', path: `/employees/${id}`, body });
}

export function changeEmployee(api: Api, id: string, act: 'archive' | 'restore'): Promise<void> {
  return api.act({ method: 'POST', path: `/employees/${id}/${act}` });
}

export function renewPin(api: Api, id: string) {
  return api.ask({ method: 'POST', path: `/employees/${id}/pin` }, newPinAnswerSchema);
}

export function addMembership(api: Api, id: string, establishment: string): Promise<void> {
  return api.act({
    method: 'POST',
    path: `/employees/${id}/memberships`,
    body: { establishment },
  });
}

export function removeMembership(api: Api, id: string, establishment: string): Promise<void> {
  return api.act({ method: 'DELETE', path: `/employees/${id}/memberships/${establishment}` });
}
