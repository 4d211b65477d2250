using Microsoft.AspNetCore.Http;

namespace Compliance.Simulator.Faults;

/// <summary>Carries the strikes of a request along with it.</summary>
internal static class StrikesFeature
{
    public static Strikes Strikes(this HttpContext context) => context.Features.Get<Strikes>() ?? Faults.Strikes.None;

    public static void Strike(this HttpContext context, Strikes strikes) => context.Features.Set(strikes);
}
