namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>Any type without rules of its own.</summary>
internal sealed class PlainRules : ResourceRules
{
    public override bool Govern(string type) => true;

    public override bool HasSystemData => true;
}
