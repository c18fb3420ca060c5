using System.Text;

namespace ImageGen.Images.Graph;

/// <summary>Writes the graph of images.</summary>
internal static class GraphText
{
    public static string Write(DockerImageGraph graph, DockerImageGraphFormat format) => format switch
    {
        DockerImageGraphFormat.Mermaid => Mermaid(graph),
        DockerImageGraphFormat.Dot => Dot(graph),
        _ => Tree(graph),
    };

    /// <summary>Each image that no other one needs, with those that it needs below it.</summary>
    private static string Tree(DockerImageGraph graph)
    {
        var needed = graph.Images.SelectMany(graph.DependenciesOf).ToHashSet();
        var text = new StringBuilder();
        foreach (var image in graph.Images.Where(image => !needed.Contains(image)))
        {
            AddTree(image, "", "");
        }

        return text.ToString();

        void AddTree(DeclaredImage image, string first, string rest)
        {
            _ = text.Append(first).Append(image.Name).Append('\n');
            var below = graph.DependenciesOf(image);
            for (var i = 0; i < below.Count; i++)
            {
                var isLast = i == below.Count - 1;
                AddTree(below[i], rest + (isLast ? "└─ " : "├─ "), rest + (isLast ? "   " : "│  "));
            }
        }
    }

    private static string Mermaid(DockerImageGraph graph)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (var image in graph.Images)
        {
            _ = text.Append("    ").Append(image.Name).Append("[\"").Append(image.Name).Append("<br>").Append(image.Image.Reference.WithoutTag()).Append("\"]\n");
        }

        return AddEdges(text, graph, static (from, to) => $"    {from} --> {to}\n").ToString();
    }

    private static string Dot(DockerImageGraph graph)
    {
        var text = new StringBuilder("digraph images {\n    rankdir=LR;\n");
        foreach (var image in graph.Images)
        {
            _ = text.Append("    \"").Append(image.Name).Append("\" [shape=box, label=\"").Append(image.Name).Append("\\n").Append(image.Image.Reference.WithoutTag()).Append("\"];\n");
        }

        return AddEdges(text, graph, static (from, to) => $"    \"{from}\" -> \"{to}\";\n").Append("}\n").ToString();
    }

    /// <summary>Adds a line from each image to those that need it.</summary>
    private static StringBuilder AddEdges(StringBuilder text, DockerImageGraph graph, Func<string, string, string> line)
    {
        foreach (var image in graph.Images)
        {
            foreach (var needed in graph.DependenciesOf(image))
            {
                _ = text.Append(line(needed.Name, image.Name));
            }
        }

        return text;
    }
}
