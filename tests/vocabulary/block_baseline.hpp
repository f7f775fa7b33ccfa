// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace block_baseline {

/// The functions of a block without CPU dispatch, over 64 doubles.
void exp(const double* x, double* r);
void expm1(const double* x, double* r);
void log(const double* x, double* r);
void log1p(const double* x, double* r);
void normal_cdf(const double* x, double* r);
void pow(const double* x, const double* y, double* r);

}  // namespace block_baseline
