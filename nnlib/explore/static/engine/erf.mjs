// The error function, which GELU needs and JavaScript has not: Cody's quotients of polynomials (1969),
// highest power first. The reference stands in nnlib/activations/error_function.py.

const NEAR_OVER = [1.85777706184603153e-1, 3.1611237438705656, 1.13864154151050156e2,
  3.77485237685302021e2, 3.20937758913846947e3];
const NEAR_UNDER = [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3,
  2.84423683343917062e3];
const FAR_OVER = [2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594,
  6.61191906371416295e1, 2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3,
  2.05107837782607147e3, 1.23033935479799725e3];
const FAR_UNDER = [1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2,
  1.62138957456669019e3, 3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3,
  1.23033935480374942e3];

export function erf(x) {
  const far = Math.min(Math.abs(x), 6); // from 6 on erf rounds to 1
  const squared = far * far;
  if (far <= 0.46875) {
    return (x * polynomial(squared, NEAR_OVER)) / polynomial(squared, NEAR_UNDER);
  }
  const rest = polynomial(far, FAR_OVER) / polynomial(far, FAR_UNDER);
  return Math.sign(x) * (1 - Math.exp(-squared) * rest);
}

function polynomial(x, coefficients) {
  let total = 0;
  for (const coefficient of coefficients) {
    total = total * x + coefficient;
  }
  return total;
}
