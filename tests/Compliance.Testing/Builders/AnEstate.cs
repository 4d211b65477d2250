using Compliance.Domain.Resources;

namespace Compliance.Testing.Builders;

/// <summary>Starts an estate.</summary>
public static class AnEstate
{
    public static EstateBuilder With(params Resource[] rows) => new EstateBuilder().With(rows);
}
