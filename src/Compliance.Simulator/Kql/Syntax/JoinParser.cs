namespace Compliance.Simulator.Kql.Syntax;

internal sealed class JoinParser(TokenReader reader, Func<Pipeline> nested)
{
    private static readonly HashSet<string> Kinds = ["innerunique", "inner", "leftouter", "leftanti", "leftsemi"];

    public JoinStage Parse(int position)
    {
        var kind = "innerunique";
        if (reader.TryTakeWord("kind"))
        {
            reader.Expect("=");
            kind = reader.TakeName();
        }

        if (!Kinds.Contains(kind))
        {
            throw new KqlException($"join kind={kind} is not supported.", position);
        }

        return new JoinStage(position, kind, ParseRight(), ParseKeys());
    }

    private Pipeline ParseRight()
    {
        if (!reader.TryTake("("))
        {
            return new Pipeline(new TableSource(reader.Current.Position, reader.TakeName()), []);
        }

        var right = nested();
        reader.Expect(")");
        return right;
    }

    private List<JoinKey> ParseKeys()
    {
        reader.ExpectWord("on");
        var keys = new List<JoinKey>();
        do
        {
            keys.Add(ParseKey());
        }
        while (reader.TryTake(","));
        return keys;
    }

    private JoinKey ParseKey()
    {
        var first = reader.TakeName();
        if (first is not ("$left" or "$right"))
        {
            return new JoinKey(first, first);
        }

        var one = ParseSide();
        reader.Expect("==");
        var second = reader.TakeName();
        if (second is not ("$left" or "$right") || second == first)
        {
            throw reader.Unexpected("the other side of the join");
        }

        var other = ParseSide();
        return first == "$left" ? new JoinKey(one, other) : new JoinKey(other, one);
    }

    private string ParseSide()
    {
        reader.Expect(".");
        return reader.TakeName();
    }
}
