// SPDX-License-Identifier: BSL-1.0
#include <hirschman/uncertainty/trade_elasticities.hpp>

#include <hirschman/uncertainty/detail/points.hpp>

#include <limits>
#include <memory>

namespace hirschman::inline v0_1::uncertainty {

namespace {

struct question {
    const trade::economy& base;
    const trade::shock& shock;
    const trade::solve_options& options;
    const detail::marginals& elasticities;
    detail::points points;
};

class solver final : public detail::worker {
public:
    explicit solver(const question& q)
        : q_(q), economy_(q.base), uniforms_(q.base.sector_count()), values_(q.base.sector_count())
    {
    }
    void evaluate(std::uint64_t block_index, block* results) override
    {
        q_.points.uniforms(block_index, uniforms_);
        q_.elasticities.values(uniforms_, values_);
        const std::size_t n = economy_.country_count();
        for (std::size_t lane = 0; lane < block::size; ++lane) {
            for (std::size_t s = 0; s < values_.size(); ++s)
                economy_.elasticity[s] = values_[s][lane];
            try {
                const trade::equilibrium e =
                    require_converged(solve(economy_, q_.shock, q_.options));
                for (std::size_t i = 0; i < n; ++i) results[i][lane] = e.real_incomes[i] - 1.0;
            } catch (const domain_error&) {
                for (std::size_t i = 0; i < n; ++i)
                    results[i][lane] = std::numeric_limits<double>::quiet_NaN();
            }
        }
    }

private:
    const question& q_;
    trade::economy economy_;
    std::vector<block> uniforms_, values_;
};

class solvers final : public detail::workplace {
public:
    explicit solvers(const question& q) : q_(q) {}
    [[nodiscard]] std::unique_ptr<detail::worker> hire() const override
    {
        return std::make_unique<solver>(q_);
    }

private:
    const question& q_;
};

}  // namespace

const summary& real_income_draws::operator[](std::string_view country) const
{
    return all_.results[detail::result_named(all_.results, country)];
}

std::uint64_t real_income_draws::draws() const noexcept
{
    return all_.results.empty() ? 0 : all_.results.front().draws();
}

real_income_draws over_elasticities(const trade::economy& base, const trade::shock& s,
                                    std::span<const estimate> elasticities,
                                    const ensemble_options& how,
                                    const trade::solve_options& options)
{
    require_valid(base);
    require_valid(s, base);
    detail::marginals beliefs({base.sectors.begin(), base.sectors.end()});
    for (std::size_t k = 0; k < base.sector_count(); ++k)
        beliefs.set(base.sectors[k], certain(base.sectors[k], base.elasticity[k]));
    for (const estimate& of : elasticities) beliefs.set(of.name, of);
    const question q{.base = base,
                     .shock = s,
                     .options = options,
                     .elasticities = beliefs,
                     .points = detail::points(beliefs, how.seed, how.sampler)};
    return real_income_draws(detail::run(beliefs, how, base.countries, solvers(q)));
}

}  // namespace hirschman::inline v0_1::uncertainty
