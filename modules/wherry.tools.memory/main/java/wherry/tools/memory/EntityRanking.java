package wherry.tools.memory;

import java.util.ArrayList;
import java.util.List;
import wherry.tool.search.Ranking;

/// Finds entities by words, best first. One that has the whole query somewhere is found too, as in the reference server. Words of the name
/// count three times.
final class EntityRanking {
    private static final float NAME = 3;

    private EntityRanking() {
    }

    static List<Entity> best(String query, List<Entity> all) {
        var ranking = new Ranking<Entity>(query);
        all.forEach(each -> ranking.add(each, texts(each)));
        return ranking.best();
    }

    private static List<Ranking.Text> texts(Entity entity) {
        var texts = new ArrayList<Ranking.Text>();
        texts.add(new Ranking.Text(entity.name(), NAME));
        texts.add(new Ranking.Text(entity.entityType(), 1));
        entity.observations().forEach(each -> texts.add(new Ranking.Text(each, 1)));
        return texts;
    }
}
